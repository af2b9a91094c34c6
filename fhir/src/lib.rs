//! A check as FHIR R4 resources.

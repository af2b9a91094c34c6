//! Structured data of a page in the schema.org vocabulary, for search engines. Tests check every property used here
//! against schema.org's own definitions.

use crate::address::Address;
use legcheck::content::Content;
use legcheck::route::Route;
use legcheck_engine::dataset::{CausePage, SourceIx};
use serde_json::{Value, json};

/// The structured data of a page.
pub fn of(content: &Content, address: &Address, route: &Route, title: &str, description: &str) -> Value {
    let mut data = match route {
        Route::Start => application(content, address),
        Route::Cause(id) => match content.library().causes.iter().find(|cause| cause.id == *id) {
            Some(cause) => cause_page(content, cause),
            None => json!({ "@type": "WebPage" }),
        },
        Route::Emergency | Route::Causes | Route::Kind(_) | Route::Tests | Route::Check | Route::Sources => json!({
            "@type": "MedicalWebPage",
            "about": weak_legs(),
            "audience": patients(),
            "lastReviewed": content.guide().reviewed,
        }),
        Route::About => json!({ "@type": "AboutPage" }),
        _ => json!({ "@type": "WebPage" }),
    };
    data["@context"] = json!("https://schema.org");
    data["url"] = json!(address.whole(&route.path()));
    data["inLanguage"] = json!(content.language());
    data["description"] = json!(description);
    if *route != Route::Start {
        data["name"] = json!(title);
        data["isPartOf"] = json!({ "@type": "WebSite", "name": content.site_name(), "url": address.whole("") });
    }
    data
}

fn application(content: &Content, address: &Address) -> Value {
    json!({
        "@type": "WebApplication",
        "name": content.site_name(),
        "applicationCategory": "HealthApplication",
        "operatingSystem": "Any",
        "browserRequirements": "JavaScript, WebAssembly",
        "isAccessibleForFree": true,
        "offers": { "@type": "Offer", "price": 0, "priceCurrency": "USD" },
        "softwareVersion": content.guide().version,
        "image": address.whole("share.png"),
        "about": weak_legs(),
        "audience": patients(),
    })
}

fn cause_page(content: &Content, cause: &CausePage) -> Value {
    let library = content.library();
    let codes = cause.codes.iter().map(|code| {
        let system = if code.system == "mesh" { "MeSH" } else { "ICD-10-CM" };
        json!({ "@type": "MedicalCode", "codeValue": code.code, "codingSystem": system, "name": code.label })
    });
    let tests = cause
        .tests
        .iter()
        .map(|step| json!({ "@type": "MedicalTest", "name": library.tests[usize::from(step.test)].name }));
    let treatments =
        cause.treatments.iter().map(|treatment| json!({ "@type": "MedicalTherapy", "name": treatment.text }));
    let guide = content.guide();
    let signs = guide.cause(&cause.id).and_then(|ix| library.signs.get(ix.at()));
    // What is not there, such as normal feeling, is no symptom.
    let there =
        signs.into_iter().flat_map(|signs| &signs.look_for).filter(|choice| !guide.choices[choice.at()].is_none);
    let signs = there.map(|choice| {
        let said = content.said(guide.finding_of(*choice), &guide.choices[choice.at()]);
        json!({ "@type": "MedicalSymptom", "name": said })
    });
    json!({
        "@type": "MedicalWebPage",
        "lastReviewed": guide.reviewed,
        "audience": patients(),
        "about": {
            "@type": "MedicalCondition",
            "name": cause.name,
            "alternateName": cause.also_called,
            "description": cause.summary,
            "code": codes.collect::<Vec<_>>(),
            "signOrSymptom": signs.collect::<Vec<_>>(),
            "typicalTest": tests.collect::<Vec<_>>(),
            "possibleTreatment": treatments.collect::<Vec<_>>(),
        },
        "citation": cause.further.iter().map(|ix| citation(content, *ix)).collect::<Vec<_>>(),
    })
}

fn citation(content: &Content, ix: SourceIx) -> Value {
    let source = content.source(ix);
    let mut citation = json!({
        "@type": "CreativeWork",
        "name": source.title,
        "publisher": { "@type": "Organization", "name": source.organisation },
    });
    if let Some(year) = source.published() {
        citation["datePublished"] = json!(year);
    }
    if let Some(address) = &source.address {
        citation["url"] = json!(address);
    }
    citation
}

fn weak_legs() -> Value {
    json!({ "@type": "MedicalSymptom", "name": "Weakness of the legs" })
}

fn patients() -> Value {
    json!({ "@type": "MedicalAudience", "audienceType": "Patient" })
}

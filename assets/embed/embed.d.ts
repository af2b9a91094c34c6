/** Types of `embed.js` 1.0.0. */

/** The settings of a clinic, version 1; see `settings.schema.json`. */
export interface LegCheckSettings {
  v: 1;
  /** The clinic's name, at most 80 characters. */
  name?: string;
  /** The clinic's picture, with `https:`. It is shown above the frame, on the clinic's own page. */
  logo?: string;
  /** `#rrggbb`, with a contrast of at least 4.5 on the guide's light grounds. */
  colour?: string;
  /** `#rrggbb`, with a contrast of at least 4.5 on the guide's dark grounds. */
  "colour-dark"?: string;
  phone?: string;
  "out-of-hours"?: string;
  /** `https:` or `mailto:`. */
  booking?: string;
  region?: string;
  lang?: string;
  reading?: "standard" | "strict";
  causes?: "shown" | "hidden";
  keep?: "nothing" | "tab";
  /** What happens to a check that nobody has touched for ten minutes. */
  idle?: "hide" | "erase";
  counts?: "off" | "on";
  /** A fixed height of the frame, in CSS pixels. */
  height?: number;
}

/** `legcheck-step`: another page is shown. `kind` is there only where the clinic set `counts`. It never tells an answer. */
export interface LegCheckStep {
  kind?: "start" | "question" | "result" | "page";
}

/**
 * `legcheck-result`: what the person chose to share. The words are those of the guide, in its own language, also where a page
 * translator changed what the person saw.
 */
export interface LegCheckResult {
  level: "emergency-now" | "same-day" | "doctor-soon" | "routine";
  /** The level in words. */
  urgency: string;
  /** Why. */
  reasons: string[];
  /** What took the person out of a higher level. */
  lowered: string[];
  /** What the person said. */
  facts: string[];
  /** Names of the causes that fit, where the clinic shows causes. */
  causes: string[];
  /** Of content and app. */
  versions: string;
  /** The same as ids. They stay the same from release to release. */
  ids: {
    /** The version of the content. */
    content: string;
    /** The rule of each reason. */
    reasons: string[];
    /** The rule of each line of `lowered`. */
    lowered: string[];
    /** The id of each cause. */
    causes: string[];
    /** The choices of each finding among the facts; none where the question was passed over. */
    answers: { [finding: string]: string[] };
  };
}

declare global {
  interface HTMLElementTagNameMap {
    "leg-check": HTMLElement;
  }
  interface HTMLElementEventMap {
    "legcheck-step": CustomEvent<LegCheckStep>;
    "legcheck-result": CustomEvent<LegCheckResult>;
    "legcheck-done": CustomEvent<void>;
  }
}

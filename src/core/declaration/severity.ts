/** How much a finding weighs; `off` in a setting leaves it out. */
export type Severity = 'error' | 'warning' | 'information' | 'hint';

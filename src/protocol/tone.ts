/** How a statement is coloured and which icon stands beside it; the words say the same. */
export type Tone = 'success' | 'information' | 'warning' | 'error';

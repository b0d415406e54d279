/** Keys of session memory that hold something of the people at the counter. A lock takes every one of them away. */
export const TURN = 'turn';
/** Choices among the parts of split communes: hash of the address text → unit code. */
export const PLACE_CHOICES = 'place-choices';
/** Card text that a scanner typed into a portal's field, on its way to the panel. */
export const FOUND_SCAN = 'scan-found';
/** Rows of officers' lists, by host, while the officer has not yet said whether they may be kept. */
export const LIST_PENDING = 'list-pending';
/** Row whose chip the officer pressed, on its way to the panel. */
export const OPEN_ROW = 'open-row';

/** What was typed behind 'hs' in the address bar, on its way to the desk: it may be a name, so it goes into no address. */
export const DESK_QUERY = 'desk-query';

export const CLEARED_ON_LOCK = [TURN, PLACE_CHOICES, FOUND_SCAN, LIST_PENDING, OPEN_ROW, DESK_QUERY] as const;

/** Frames that show a list, by tab and number: they are told when chips change. Nothing about people. */
export const LIST_FRAMES = 'list-frames';
/** The officer asked for a quick note: the panel that opens shows its notes. Holds nothing of anybody. */
export const QUICK_NOTE = 'quick-note';
/** The officer asked for one field to be filled: which tab and frame, on the way to the panel. Holds nothing of anybody. */
export const ONE_FIELD = 'one-field';

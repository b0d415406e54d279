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

export const CLEARED_ON_LOCK = [TURN, PLACE_CHOICES, FOUND_SCAN, LIST_PENDING, OPEN_ROW] as const;

/** Frames that show a list, by tab and number: they are told when chips change. Nothing about people. */
export const LIST_FRAMES = 'list-frames';

/** With or without the unit's or the old form's suffix: "1.000894", "1.000894.H17", "1.000894.000.00.00.H17". */
const CODE = /^(\d\.\d{6})(?:\.[0-9A-Za-z]+)*$/;

/** Mã thủ tục in its short form, from the form a portal shows; undefined when the text is something else. */
export const codeOf = (text: string): string | undefined => CODE.exec(text.trim())?.[1];

/**
 * Stands in for the framework's context of a content script (`wxt/utils/content-script-context`), which listens in every page and posts a
 * message into it. Ours needs none: where we are switched off nothing of ours listens, and no page is told that we are there.
 */
export class ContentScriptContext {}

// What a manager's clipboard would hold: the scripts' shim sends it here, the test reads it.
chrome.runtime.onUserScriptMessage?.addListener((message) => {
  if (message?.kind === 'clipboard') chrome.storage.session.set({ clipboard: message.text });
});

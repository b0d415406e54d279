import { recordPresses } from '../../client-record.ts';
import { XSelectArea } from './area.ts';
import { XDate, XDateText, XInput, XInputNumber } from './inputs.ts';
import { XRadio } from './radio.ts';
import { XSelect, XSelectDefault } from './select.ts';

customElements.define('x-input', XInput);
customElements.define('x-input-number', XInputNumber);
customElements.define('x-date', XDate);
customElements.define('x-date-text', XDateText);
customElements.define('x-radio', XRadio);
customElements.define('x-select', XSelect);
customElements.define('x-select-default', XSelectDefault);
customElements.define('x-select-area', XSelectArea);

recordPresses('button[id]');

// The parent cannot look into this frame, so the frame says how tall it is.
const parentOrigin = document.body.dataset.parent ?? '';
const tellHeight = () => parent.postMessage({ height: document.body.offsetHeight }, parentOrigin);
if (parent !== window) new ResizeObserver(tellHeight).observe(document.body);

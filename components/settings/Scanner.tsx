import { useEffect, useRef, useState } from 'preact/hooks';
import { readCard } from '../../utils/citizen/read.ts';
import type { DeskModel } from '../../utils/counter/desk.ts';
import { t } from '../../utils/i18n/ui.ts';
import { type CableKind, type CableState, cableKinds, chooseDevice } from '../../utils/scan/cable.ts';
import { holdScanner, type ScannerHold } from '../../utils/scan/hold.ts';
import type { Settings } from '../../utils/settings/settings.ts';

const SPEEDS = ['9600', '19200', '38400', '57600', '115200'] as const;

/** What a trial says of the scanner; nothing of the card itself. */
const trial = (text: string, today: string): { good: boolean; text: string } => {
  const reading = readCard(text, today);
  if (reading.ok && reading.citizen.fullName) return { good: true, text: t('scanner.tried.good') };
  if (/^\d{12}\|/.test(text)) return { good: false, text: t('scanner.tried.letters') };
  return { good: false, text: t('scanner.tried.other', { n: text.length }) };
};

/** A scanner on a cable: chosen once, tried here, read by the panel. This page holds it only while it is open. */
export const Scanner = ({ model }: { model: DeskModel }) => {
  const [state, setState] = useState<CableState>('none');
  const [said, setSaid] = useState<{ good: boolean; text: string } | null>(null);
  const held = useRef<ScannerHold | null>(null);
  const devices = navigator as Navigator & Parameters<typeof cableKinds>[0];
  const kinds = cableKinds(devices);

  useEffect(() => {
    if (!kinds.length) return;
    const hold = holdScanner(
      {
        devices,
        baudRate: async () => Number(model.settings.value?.scannerBaud ?? 9600),
        onText: (text) => setSaid(trial(text, model.today())),
        onState: setState,
      },
      navigator.locks,
    );
    hold.take();
    held.current = hold;
    return hold.leave;
  }, []);

  const choose = async (kind: CableKind) => {
    const chosen = await chooseDevice(kind, devices);
    setSaid(chosen ? null : { good: false, text: t('scanner.notChosen') });
    if (chosen) held.current?.again();
  };

  return (
    <section class="stack narrow">
      <h1>{t('scanner.title')}</h1>
      <p>{t('scanner.why')}</p>
      {kinds.length ? (
        <>
          <p>{t('scanner.how')}</p>
          <p class="row">
            {kinds.map((kind) => (
              <button type="button" key={kind} data-testid={`choose-${kind}`} onClick={() => void choose(kind)}>
                {t(`scanner.choose.${kind}`)}
              </button>
            ))}
          </p>
          <label>
            {t('scanner.baud')}
            <select
              value={model.settings.value?.scannerBaud}
              onChange={(e) => {
                const scannerBaud = e.currentTarget.value as Settings['scannerBaud'];
                void model.change({ scannerBaud }).then(() => held.current?.again());
              }}
            >
              {SPEEDS.map((speed) => (
                <option key={speed} value={speed}>
                  {speed}
                </option>
              ))}
            </select>
          </label>
          <p role="status" data-testid="scanner-state">
            {t('scanner.state', { state: t(`scanner.state.${state}`) })}
          </p>
          <p>{t('scanner.try')}</p>
          {said ? (
            <p class={`note-box ${said.good ? 'ok' : 'warn'}`} role="status" data-testid="scanner-tried">
              {said.text}
            </p>
          ) : null}
        </>
      ) : (
        <p class="note-box warn">{t('scanner.unsupported')}</p>
      )}
    </section>
  );
};

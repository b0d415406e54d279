import type { ComponentChildren } from 'preact';
import { useEffect, useRef } from 'preact/hooks';

/** Says whether a press was the officer's own, on a button that could be seen. */
export interface Guard {
  honest: (event: Event) => boolean;
  stop: () => void;
}

interface Props {
  id: string;
  primary?: boolean;
  disabled?: boolean;
  watch: (button: HTMLElement) => Guard;
  onRun: () => void;
  onRefused: () => void;
  children: ComponentChildren;
}

/** A button that changes the page. The panel stands in that page, so each press is checked. */
export const UserscriptButton = ({ id, primary, disabled, watch, onRun, onRefused, children }: Props) => {
  const box = useRef<HTMLButtonElement>(null);
  const guard = useRef<Guard | undefined>(undefined);
  useEffect(() => {
    guard.current = box.current ? watch(box.current) : undefined;
    return () => guard.current?.stop();
  }, []);
  return (
    <button
      type="button"
      ref={box}
      data-testid={id}
      class={primary ? 'primary grow' : ''}
      disabled={disabled}
      onClick={(event) => {
        if (event.detail > 1) return; // the second half of a double click was meant for the button before
        if (guard.current?.honest(event)) onRun();
        else onRefused();
      }}
    >
      {children}
    </button>
  );
};

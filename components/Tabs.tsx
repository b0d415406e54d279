export type Tab = 'fill' | 'papers' | 'deadline' | 'notes';
const TABS: Tab[] = ['fill', 'papers', 'deadline', 'notes'];

interface Props {
  tab: Tab;
  labels: Record<Tab, string>;
  onTab: (tab: Tab) => void;
}

/** One of four views; Alt+1..4 from anywhere, arrows inside the list. */
export const Tabs = ({ tab, labels, onTab }: Props) => (
  <div class="tabs" role="tablist">
    {TABS.map((name, index) => (
      <button
        type="button"
        key={name}
        id={`tab-${name}`}
        role="tab"
        aria-selected={tab === name}
        aria-controls={`view-${name}`}
        tabIndex={tab === name ? 0 : -1}
        title={`Alt+${index + 1}`}
        onClick={() => onTab(name)}
        onKeyDown={(event) => {
          const step = event.key === 'ArrowRight' ? 1 : event.key === 'ArrowLeft' ? -1 : 0;
          const next = TABS[(index + step + TABS.length) % TABS.length];
          if (!step || !next) return;
          onTab(next);
          document.getElementById(`tab-${next}`)?.focus();
        }}
      >
        {labels[name]}
      </button>
    ))}
  </div>
);

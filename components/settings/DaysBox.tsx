interface Props {
  label: string;
  value: number;
  max: number;
  onChange: (days: number) => void;
}

/** A number of days from 1 to `max`; anything else is not taken over. */
export const DaysBox = ({ label, value, max, onChange }: Props) => (
  <label>
    {label}
    <input
      type="number"
      min={1}
      max={max}
      value={value}
      autocomplete="off"
      onChange={(event) => {
        const days = Math.round(event.currentTarget.valueAsNumber);
        if (days >= 1 && days <= max) onChange(days);
        else event.currentTarget.value = String(value);
      }}
    />
  </label>
);

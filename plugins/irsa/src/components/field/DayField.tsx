import { useId } from 'react';
import styles from './DayField.module.css';

/** A day, typed or picked with what the browser has for it: `2027-01-22`, empty where there is none. */
export const DayField = ({
  label,
  description,
  error,
  value,
  onChange,
  minimum,
  maximum,
  isRequired = false,
}: {
  label: string;
  description?: string;
  /** Stands under the field, which is then marked as wrong. */
  error?: string;
  value: string;
  onChange: (day: string) => void;
  minimum?: string;
  maximum?: string;
  isRequired?: boolean;
}) => {
  const id = useId();
  const remarks = [
    description && `${id}-description`,
    error && `${id}-error`,
  ].filter(Boolean);
  return (
    <div className={styles.field}>
      <label className={styles.label} htmlFor={id}>
        {label}
      </label>
      {description && (
        <span className={styles.description} id={`${id}-description`}>
          {description}
        </span>
      )}
      <input
        aria-describedby={remarks.length > 0 ? remarks.join(' ') : undefined}
        aria-invalid={error ? true : undefined}
        className={styles.input}
        id={id}
        max={maximum}
        min={minimum}
        onChange={event => onChange(event.target.value)}
        required={isRequired}
        type="date"
        value={value}
      />
      {error && (
        <span className={styles.error} id={`${id}-error`}>
          {error}
        </span>
      )}
    </div>
  );
};

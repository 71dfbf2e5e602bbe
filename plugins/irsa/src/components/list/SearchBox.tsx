import { SearchField } from '@backstage/ui';
import { useEffect, useState } from 'react';
import styles from './FilterBar.module.css';

const PAUSE = 300;

/** Words to search for. They reach the URL and the server after a pause, so that keys are taken at once. */
export const SearchBox = ({
  label,
  placeholder,
  value,
  onChange,
}: {
  label: string;
  placeholder: string;
  value: string;
  onChange: (text: string) => void;
}) => {
  const [text, setText] = useState(value);
  const [before, setBefore] = useState(value);
  // Taken away from outside, for instance by "Clear filters".
  if (before !== value) {
    setBefore(value);
    setText(value);
  }

  useEffect(() => {
    if (text === value) {
      return undefined;
    }
    const timer = setTimeout(() => onChange(text), PAUSE);
    return () => clearTimeout(timer);
  }, [text, value, onChange]);

  return (
    <SearchField
      aria-label={label}
      className={styles.search}
      onChange={setText}
      placeholder={placeholder}
      size="small"
      value={text}
    />
  );
};

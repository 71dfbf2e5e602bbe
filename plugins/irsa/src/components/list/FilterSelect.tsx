import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { Select } from '@backstage/ui';
import { NO_VALUE } from 'backstage-plugin-irsa-common';
import { irsaTranslationRef } from '../../translation';
import styles from './FilterSelect.module.css';

/** A filter with several choices; nothing chosen lets everything through. */
export const FilterSelect = ({
  label,
  all,
  options,
  value,
  onChange,
}: {
  label: string;
  /** Stands there while nothing is chosen, for instance "All clusters". */
  all: string;
  options: readonly { readonly id: string; readonly label: string }[];
  value: readonly string[];
  onChange: (value: readonly string[]) => void;
}) => {
  const { t } = useTranslationRef(irsaTranslationRef);
  // What the URL names stays to be seen and to be taken away, even where nothing of it is left to choose.
  const known = new Set(options.map(({ id }) => id));
  const choices = [
    ...options,
    ...value
      .filter(id => !known.has(id))
      .map(id => ({
        id,
        label: id === NO_VALUE ? t('filters.none') : id,
      })),
  ];
  return (
    <Select
      aria-label={label}
      className={styles.filter}
      onChange={keys => onChange([keys].flat().map(String))}
      options={choices.map(({ id, label: text }) => ({ id, label: text }))}
      placeholder={all}
      selectionMode="multiple"
      value={[...value]}
    />
  );
};

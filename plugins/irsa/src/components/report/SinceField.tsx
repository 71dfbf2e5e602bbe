import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { useEffect, useState } from 'react';
import { irsaTranslationRef } from '../../translation';
import { DayField } from '../field/DayField';

// Who types a day passes through other ones on the way.
const PAUSE = 600;

/** The day from when on changes and trend are told. It reaches the URL and the server after a pause. */
export const SinceField = ({
  day,
  latest,
  onChange,
}: {
  /** What is told now. */
  day: string;
  latest: string;
  onChange: (day: string) => void;
}) => {
  const { t } = useTranslationRef(irsaTranslationRef);
  const [draft, setDraft] = useState(day);
  const [before, setBefore] = useState(day);
  // Changed from outside, for instance by "Clear filters".
  if (before !== day) {
    setBefore(day);
    setDraft(day);
  }

  useEffect(() => {
    if (draft === day || draft === '') {
      return undefined;
    }
    const timer = setTimeout(() => onChange(draft), PAUSE);
    return () => clearTimeout(timer);
  }, [draft, day, onChange]);

  return (
    <DayField
      label={t('report.changes.since')}
      maximum={latest}
      onChange={setDraft}
      value={draft}
    />
  );
};

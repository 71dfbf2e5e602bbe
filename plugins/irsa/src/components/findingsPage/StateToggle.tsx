import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { ToggleButton, ToggleButtonGroup } from '@backstage/ui';
import type { FindingState } from 'backstage-plugin-irsa-common';
import { irsaTranslationRef } from '../../translation';

const ALL = 'all';
const STATES = ['fail', 'unknown', 'waived'] as const;

/** Shows all findings or those of one state, with how many there are. */
export const StateToggle = ({
  counts,
  value,
  onChange,
}: {
  /** Absent until they are known. */
  counts?: Readonly<Record<FindingState, number>>;
  value?: string;
  onChange: (state: FindingState | undefined) => void;
}) => {
  const { t } = useTranslationRef(irsaTranslationRef);
  const text = (word: string, total?: number) =>
    total === undefined ? word : t('findings.stateCount', { word, total });
  return (
    <ToggleButtonGroup
      aria-label={t('findings.column.state')}
      disallowEmptySelection
      onSelectionChange={([key]) =>
        onChange(STATES.find(state => state === key))
      }
      selectedKeys={[value ?? ALL]}
      selectionMode="single"
    >
      <ToggleButton id={ALL}>
        {text(
          t('findings.all'),
          counts && counts.fail + counts.unknown + counts.waived,
        )}
      </ToggleButton>
      {STATES.map(state => (
        <ToggleButton id={state} key={state}>
          {text(t(`findings.state.${state}`), counts?.[state])}
        </ToggleButton>
      ))}
    </ToggleButtonGroup>
  );
};

import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { Select } from '@backstage/ui';
import { useId } from 'react';
import { irsaTranslationRef } from '../../translation';
import styles from './Fix.module.css';
import { FIX_SECTIONS, FixTool, fixToolOf } from './fixTools';
import { FIX_TOOL_WORD, NOT_FOR_WORD } from './fixWords';

/** Chooses the tool that fixes are shown for. What cannot make the change stays listed, with the reason. */
export const FixPicker = ({
  tool,
  available,
  guessed,
  onChange,
}: {
  tool: FixTool;
  available: (tool: FixTool) => boolean;
  /** The tools that the role's tags speak of. */
  guessed: readonly FixTool[];
  onChange: (tool: FixTool) => void;
}) => {
  const { t } = useTranslationRef(irsaTranslationRef);
  const id = useId();
  const remark = (each: FixTool) => {
    if (!available(each)) {
      return t(NOT_FOR_WORD[each]);
    }
    return guessed.includes(each) ? t('fix.fromTag') : undefined;
  };

  return (
    <span className={styles.picker}>
      <span className={styles.pickerLabel} id={id}>
        {t('fix.showFor')}
      </span>
      <Select
        aria-labelledby={id}
        className={styles.select}
        onChange={chosen => {
          const next = fixToolOf(chosen);
          if (next) {
            onChange(next);
          }
        }}
        options={FIX_SECTIONS.map(({ section, tools }) => ({
          title: t(`fix.section.${section}`),
          options: tools.map(each => ({
            id: each,
            label: t(FIX_TOOL_WORD[each]),
            description: remark(each),
            disabled: !available(each),
          })),
        }))}
        value={tool}
      />
    </span>
  );
};

import { useTranslationRef } from '@backstage/frontend-plugin-api';
import type { ManagedBy, Remediation } from 'backstage-plugin-irsa-common';
import { irsaTranslationRef } from '../../translation';
import { CodeBlock } from '../code/CodeBlock';
import { Prose } from '../text/Prose';
import styles from './Fix.module.css';
import { FixPicker } from './FixPicker';
import { FIX_TOOL_WORD } from './fixWords';
import { toolsOf } from './managingTools';
import { fixFor, shownTool } from './shownTool';
import { useFixTool } from './useFixTool';

/** A change, written for the tool that the reader works with. */
export const FixText = ({
  title,
  remediation,
  managedBy,
}: {
  title: string;
  remediation: readonly Remediation[];
  /** What the tags of the role that is changed say about the tool that manages it. */
  managedBy?: ManagedBy;
}) => {
  const { t } = useTranslationRef(irsaTranslationRef);
  const { tool: wanted, choose } = useFixTool();
  const guessed = managedBy ? toolsOf(managedBy) : [];
  const tool = shownTool(remediation, [wanted, ...guessed]);
  const text = tool && fixFor(remediation, tool);
  const sentences = remediation.find(({ target }) => target === 'text')?.text;

  return (
    <section className={styles.section}>
      <div className={styles.head}>
        <h3 className={styles.title}>{title}</h3>
        {tool && (
          <FixPicker
            available={each => fixFor(remediation, each) !== undefined}
            guessed={guessed}
            onChange={choose}
            tool={tool}
          />
        )}
      </div>
      {wanted && tool && wanted !== tool && (
        <p className={styles.note}>
          {t('fix.shownInstead', {
            wanted: t(FIX_TOOL_WORD[wanted]),
            shown: t(FIX_TOOL_WORD[tool]),
          })}
        </p>
      )}
      {sentences && (
        <p className={styles.text}>
          <Prose text={sentences} />
        </p>
      )}
      {tool && text !== undefined && (
        <CodeBlock
          copyLabel={t('fix.copy')}
          key={tool}
          note={
            managedBy &&
            guessed.includes(tool) &&
            t(wanted ? 'fix.roleTag' : 'fix.guessed', { tag: managedBy.tag })
          }
          text={text}
          title={t(FIX_TOOL_WORD[tool])}
        />
      )}
      {!tool && !sentences && <p className={styles.text}>{t('fix.none')}</p>}
    </section>
  );
};

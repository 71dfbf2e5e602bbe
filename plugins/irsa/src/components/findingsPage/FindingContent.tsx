import { ReactNode } from 'react';
import type { ReportedFinding } from 'backstage-plugin-irsa-common';
import { FindingBody } from '../findings/FindingBody';
import { FindingStateMark } from '../status/FindingStateMark';
import { SeverityMark } from '../status/SeverityMark';
import { WaiveButton } from '../waive/WaiveButton';
import { WaiverNote } from '../waive/WaiverNote';
import styles from './FindingContent.module.css';
import { FindingFacts } from './FindingFacts';
import { OpenComponent } from './OpenComponent';

/** All there is to say about a finding: in the panel beside the list, and on its own page. */
export const FindingContent = ({
  finding,
  tools,
}: {
  finding: ReportedFinding;
  /** Stands at the end of the first line. */
  tools?: ReactNode;
}) => (
  <div className={styles.content}>
    <div className={styles.head}>
      <SeverityMark severity={finding.severity} />
      <span className={styles.check}>{finding.checkId}</span>
      <FindingStateMark state={finding.state} waiver={finding.waiver} />
      {tools && <span className={styles.tools}>{tools}</span>}
    </div>
    <h2 className={styles.title}>{finding.title}</h2>
    {finding.waiver && <WaiverNote waiver={finding.waiver} />}
    <FindingFacts finding={finding} />
    <FindingBody finding={finding} />
    <div className={styles.actions}>
      <OpenComponent entityRefs={finding.entityRefs} />
      <WaiveButton finding={finding} />
    </div>
  </div>
);

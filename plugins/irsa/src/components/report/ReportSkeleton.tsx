import { Card, CardBody, Skeleton, VisuallyHidden } from '@backstage/ui';
import styles from './Report.module.css';

const HEIGHTS = {
  coverage: 72,
  bindings: 92,
  compliance: 420,
  trend: 220,
  causes: 180,
} as const;

/** The cards of the report in grey, as high as they will be, so that nothing jumps. */
export const ReportSkeleton = ({ label }: { label: string }) => {
  const card = (name: keyof typeof HEIGHTS) => (
    <Card>
      <CardBody>
        <Skeleton height={HEIGHTS[name]} width="100%" />
      </CardBody>
    </Card>
  );
  return (
    <div aria-busy="true" className={styles.cards}>
      <VisuallyHidden role="status">{label}</VisuallyHidden>
      {card('coverage')}
      {card('bindings')}
      <div className={styles.split}>
        <div className={styles.column}>{card('compliance')}</div>
        <div className={styles.column}>
          {card('trend')}
          {card('causes')}
        </div>
      </div>
    </div>
  );
};

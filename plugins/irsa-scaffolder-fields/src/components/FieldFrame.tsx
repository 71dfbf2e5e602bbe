import { Box } from '@backstage/ui';
import { PropsWithChildren, ReactNode } from 'react';
import styles from './FieldFrame.module.css';

/** A field with what was found about its value below; screen readers hear what is found later. */
export const FieldFrame = ({
  notes,
  children,
}: PropsWithChildren<{ notes?: ReactNode }>) => (
  <Box bg="neutral" className={styles.frame}>
    {children}
    <div className={styles.notes} role="status">
      {notes}
    </div>
  </Box>
);

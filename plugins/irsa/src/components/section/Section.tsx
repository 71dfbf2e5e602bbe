import { Card, CardBody } from '@backstage/ui';
import { PropsWithChildren, ReactNode, useId } from 'react';
import styles from './Section.module.css';

/** A titled card of the page. */
export const Section = ({
  title,
  note,
  children,
}: PropsWithChildren<{ title: string; note?: ReactNode }>) => {
  const id = useId();
  return (
    <Card>
      <CardBody>
        <section aria-labelledby={id}>
          <div className={styles.head}>
            <h2 className={styles.title} id={id}>
              {title}
            </h2>
            {note && <span className={styles.note}>{note}</span>}
          </div>
          {children}
        </section>
      </CardBody>
    </Card>
  );
};

import { Card, CardBody } from '@backstage/ui';
import type { RemixiconComponentType } from '@remixicon/react';
import { PropsWithChildren } from 'react';
import styles from './StateCard.module.css';

/** A card that says why there is nothing else to see: a mark, a title, and what to do. */
export const StateCard = ({
  icon: Icon,
  mark,
  title,
  children,
}: PropsWithChildren<{
  icon: RemixiconComponentType;
  mark: string;
  title: string;
}>) => (
  <Card>
    <CardBody>
      <div className={styles.state}>
        <span className={styles.mark}>
          <Icon aria-hidden="true" className={styles.icon} />
          {mark}
        </span>
        <h2 className={styles.title}>{title}</h2>
        {children}
      </div>
    </CardBody>
  </Card>
);

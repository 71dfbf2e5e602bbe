import { PropsWithChildren } from 'react';
import styles from './Frame.module.css';

/** What all of the plugin's views stand in: their type, their colours, and the width that their parts ask for. */
export const Frame = ({
  isPage = false,
  isCard = false,
  children,
}: PropsWithChildren<{
  /** A page of its own is a landmark and needs room at its sides; a tab gets both from the entity page. */
  isPage?: boolean;
  /** A card among others gets the room around it from them. */
  isCard?: boolean;
}>) => {
  const Root = isPage ? 'main' : 'div';
  return (
    <div className={styles.frame} data-plugin="irsa">
      <Root
        className={`${styles.root} ${isPage ? styles.page : ''} ${
          isCard ? styles.card : ''
        }`}
      >
        {children}
      </Root>
    </div>
  );
};

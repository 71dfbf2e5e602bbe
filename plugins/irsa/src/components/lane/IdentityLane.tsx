import type {
  Hop as HopData,
  HopKind,
  ReportedFinding,
} from 'backstage-plugin-irsa-common';
import { KeyboardEvent, Ref, useId, useRef } from 'react';
import { useEscape } from '../../hooks/useEscape';
import { Hop } from './Hop';
import { HopDetail } from './HopDetail';
import styles from './IdentityLane.module.css';

/** Properties of {@link IdentityLane}. */
export interface IdentityLaneProps {
  readonly lane: readonly HopData[];
  readonly label: string;
  /** The findings that explain a hop. */
  readonly findingsOf: (hop: HopData) => readonly ReportedFinding[];
  readonly openHop?: HopKind;
  readonly onOpen: (hop: HopKind | undefined) => void;
  /** Receives the button of this hop, for those who jump to it. */
  readonly targetHop?: HopKind;
  readonly targetRef?: Ref<HTMLButtonElement>;
}

/** The way from a workload to its AWS permissions. The open hop's detail follows it in the document. */
export const IdentityLane = ({
  lane,
  label,
  findingsOf,
  openHop,
  onOpen,
  targetHop,
  targetRef,
}: IdentityLaneProps) => {
  const id = useId();
  const listRef = useRef<HTMLOListElement>(null);

  const moveFocus = (event: KeyboardEvent<HTMLButtonElement>) => {
    const step = stepOf(event);
    if (step !== 0) {
      const buttons = hopButtons(listRef.current);
      event.preventDefault();
      buttons[buttons.indexOf(event.currentTarget) + step]?.focus();
    }
  };

  // Escape closes from anywhere inside the detail.
  useEscape(listRef, () => {
    if (openHop) {
      onOpen(undefined);
      hopButtons(listRef.current)
        .find(button => button.dataset.hop === openHop)
        ?.focus();
    }
  });

  return (
    <ol aria-label={label} className={styles.lane} ref={listRef}>
      {lane.map((hop, index) => {
        const isOpen = hop.hop === openHop;
        const detailId = `${id}-${hop.hop}`;
        return (
          <li className={styles.item} key={hop.hop}>
            <Hop
              column={index + 1}
              detailId={detailId}
              hop={hop}
              isOpen={isOpen}
              onKeyDown={moveFocus}
              onPress={() => onOpen(isOpen ? undefined : hop.hop)}
              ref={hop.hop === targetHop ? targetRef : undefined}
              wire={wireInto(lane, index)}
            />
            {isOpen && (
              <HopDetail findings={findingsOf(hop)} hop={hop} id={detailId} />
            )}
          </li>
        );
      })}
    </ol>
  );
};

function hopButtons(list: HTMLOListElement | null): HTMLButtonElement[] {
  return Array.from(
    list?.querySelectorAll<HTMLButtonElement>('[data-hop]') ?? [],
  );
}

/** The wire into and out of a broken hop is cut. */
function wireInto(
  lane: readonly HopData[],
  index: number,
): 'none' | 'whole' | 'cut' {
  if (index === 0) {
    return 'none';
  }
  return lane[index].status === 'broken' || lane[index - 1].status === 'broken'
    ? 'cut'
    : 'whole';
}

function stepOf(event: KeyboardEvent<HTMLElement>): -1 | 0 | 1 {
  const isRightToLeft =
    getComputedStyle(event.currentTarget).direction === 'rtl';
  switch (event.key) {
    case 'ArrowRight':
      return isRightToLeft ? -1 : 1;
    case 'ArrowLeft':
      return isRightToLeft ? 1 : -1;
    default:
      return 0;
  }
}

import { parseEntityRef, stringifyEntityRef } from '@backstage/catalog-model';
import type {
  ReportedFinding,
  WaiverRequest,
} from 'backstage-plugin-irsa-common';
import { useState } from 'react';
import { daysFromNow, daysUntil } from '../../format/daysFromNow';
import { useLongestWaiver } from '../../hooks/useLongestWaiver';

const REASON_MINIMUM = 20;
const USUAL_DAYS = 60;

/** What is typed into the form of a waiver. */
export interface WaiverForm {
  readonly about: 'finding' | 'check';
  readonly setAbout: (about: WaiverForm['about']) => void;
  readonly reason: string;
  readonly setReason: (reason: string) => void;
  readonly owner: string;
  readonly setOwner: (owner: string) => void;
  /** The day of its end, in UTC. */
  readonly day: string;
  readonly setDay: (day: string) => void;
  readonly isDayValid: boolean;
  /** Days until then; undefined where no day is chosen. */
  readonly days?: number;
  readonly longest: number;
  /** What cannot be sent so; only after somebody has tried to. */
  readonly wrong: Readonly<Record<'reason' | 'owner' | 'day', boolean>>;
  /** What to send; undefined where something is wrong. */
  readonly submit: () => WaiverRequest | undefined;
}

/** Holds the form of a waiver, and says what is wrong with it. */
export function useWaiverForm(finding: ReportedFinding): WaiverForm {
  const longest = useLongestWaiver();
  const [now] = useState(Date.now);
  const [about, setAbout] = useState<WaiverForm['about']>('finding');
  const [reason, setReason] = useState('');
  const [owner, setOwner] = useState(finding.owners[0] ?? '');
  const [chosen, setChosen] = useState<string>();
  const [tried, setTried] = useState(false);
  const day = chosen ?? daysFromNow(Math.min(USUAL_DAYS, longest), now);
  const days = daysUntil(day, now);
  const isDayValid = days !== undefined && days >= 1 && days <= longest;
  const ownerRef = ownerOf(owner);
  const isReasonValid = reason.trim().length >= REASON_MINIMUM;

  return {
    about,
    setAbout,
    reason,
    setReason,
    owner,
    setOwner,
    day,
    setDay: setChosen,
    isDayValid,
    days,
    longest,
    wrong: {
      reason: tried && !isReasonValid,
      owner: tried && ownerRef === undefined,
      // A date that is out of bounds is said at once: the bounds are next to it.
      day: !isDayValid && (tried || chosen !== undefined),
    },
    submit: () => {
      setTried(true);
      if (!isReasonValid || ownerRef === undefined || !isDayValid) {
        return undefined;
      }
      const what =
        about === 'finding'
          ? { findingId: finding.id }
          : { checkId: finding.checkId, subjectRef: finding.subject.ref };
      return {
        ...what,
        reason: reason.trim(),
        owner: ownerRef,
        expiresAt: day,
      };
    },
  };
}

/** The reference of a group or a user; undefined for any other text. */
function ownerOf(text: string): string | undefined {
  try {
    const ref = parseEntityRef(text.trim(), {
      defaultKind: 'group',
      defaultNamespace: 'default',
    });
    const kind = ref.kind.toLocaleLowerCase('en-US');
    return kind === 'group' || kind === 'user'
      ? stringifyEntityRef(ref)
      : undefined;
  } catch {
    // What is no reference names nobody.
    return undefined;
  }
}

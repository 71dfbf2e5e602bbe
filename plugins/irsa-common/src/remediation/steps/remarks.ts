import { Remedy } from '../../model';
import { remark } from '../emit/shell';
import { shellStep } from './shellStep';

/** A step as a remark of a language whose remarks begin with a mark: the commands for it, or what to do. */
export function remarkWith(mark: '#' | '//', remedy: Remedy): string {
  const text =
    remedy.action === 'explain'
      ? remedy.text
      : shellStep(remedy).replace(/^# /gm, '');
  const hashes = remark(text);
  return mark === '#' ? hashes : hashes.replace(/^#/gm, mark);
}

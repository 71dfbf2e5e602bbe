import { ageInWords } from 'backstage-plugin-irsa-common';
import { SourceAge } from '../../database/sourceAges';

/** Says how old a source is that is too old to be believed. */
export function ageSentence({ title, age }: SourceAge): string {
  return `${title} was last read ${ageInWords(age)} ago.`;
}

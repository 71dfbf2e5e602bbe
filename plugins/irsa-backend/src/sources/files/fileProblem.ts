import { SourceItem } from 'backstage-plugin-irsa-node';

/** What is wrong with a file, with its name first. */
export function fileProblem(file: string, message: string): SourceItem {
  return { type: 'problem', problem: { message: `${file}: ${message}.` } };
}

import { join } from 'node:path';
import { SourceItem } from 'backstage-plugin-irsa-node';
import { asText, at } from '../shape';
import { fileProblem } from './fileProblem';
import { readDocuments } from './readDocuments';

/** Name of the files with the answer of ListRoles, one document or several pages. */
const FILES = /^roles.*\.json$/;

/**
 * Reads how long sessions of the roles of an account may last, in seconds by the ARN of the role. The account's details do not tell, the list
 * of roles does.
 *
 * Source: https://docs.aws.amazon.com/IAM/latest/APIReference/API_ListRoles.html
 */
export async function readSessionDurations(
  folder: string,
  files: readonly string[],
): Promise<{
  durations: ReadonlyMap<string, number>;
  problems: readonly SourceItem[];
}> {
  const durations = new Map<string, number>();
  const problems: SourceItem[] = [];
  for (const file of files.filter(each => FILES.test(each))) {
    const content = await readDocuments(join(folder, file));
    if ('problem' in content) {
      problems.push(fileProblem(file, content.problem));
      continue;
    }
    const roles = at(content.documents[0], 'Roles');
    if (!Array.isArray(roles)) {
      problems.push(
        fileProblem(file, 'it has no Roles, as aws iam list-roles prints them'),
      );
      continue;
    }
    for (const role of roles) {
      const arn = asText(at(role, 'Arn'));
      const seconds = at(role, 'MaxSessionDuration');
      if (arn && typeof seconds === 'number') {
        durations.set(arn, seconds);
      }
    }
  }
  return { durations, problems };
}

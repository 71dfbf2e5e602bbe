import { Remedy } from '../../model';
import { yamlText } from '../emit/yaml';
import { ackObject } from '../resources/ack';
import { AwsResource } from '../resources/awsResource';
import { cdkConstruct, cdkImports } from '../resources/cdk';
import { cloudFormationResource } from '../resources/cloudFormation';
import { crossplaneObjects } from '../resources/crossplane';
import { uniqueNames } from '../resources/names';
import { terraformModuleBlock } from '../resources/terraformModule';
import { remarkWith } from './remarks';
import { resourceOf } from './resourceOf';
import { terraformStep } from './terraformStep';

/** Writes a fix as code, what the tool cannot do as remarks; nothing where it can do nothing. */
export type CodeWriter = (remedies: readonly Remedy[]) => string | undefined;

/** Resources of Terraform and OpenTofu. */
export const terraformCode: CodeWriter = remedies =>
  inSteps(remedies, '#', terraformStep);

/** Calls of the module `terraform-aws-modules/iam`. */
export const terraformModuleCode =
  (major: 5 | 6): CodeWriter =>
  remedies =>
    inSteps(remedies, '#', remedy => {
      const resource = resourceOf(remedy);
      return resource?.kind === 'role'
        ? terraformModuleBlock(resource, major)
        : undefined;
    });

/** Objects of the AWS Controllers for Kubernetes. */
export const ackCode: CodeWriter = remedies =>
  inObjects(remedies, resource => {
    const object = ackObject(resource);
    return object ? [object] : [];
  });

/** Objects of Crossplane. */
export const crossplaneCode: CodeWriter = remedies =>
  inObjects(remedies, crossplaneObjects);

/** Resources of a template of CloudFormation. */
export const cloudFormationCode: CodeWriter = remedies => {
  const found = remedies.map(remedy => {
    const resource = resourceOf(remedy);
    return resource && cloudFormationResource(resource);
  });
  const resources = found.filter(each => each !== undefined);
  if (resources.length === 0) {
    return undefined;
  }
  const names = uniqueNames(
    resources.map(([name]) => name),
    name => name,
    '',
  );
  return [
    ...remedies.flatMap((remedy, index) =>
      found[index] ? noteOf(remedy, '#') : [remarkWith('#', remedy)],
    ),
    yamlText({
      Resources: Object.fromEntries(
        resources.map(([, resource], index) => [names[index], resource]),
      ),
    }).trimEnd(),
  ].join('\n');
};

/** Constructs of the CDK, with the import that they need. */
export const cdkCode: CodeWriter = remedies => {
  const constructs = remedies.map(remedy => {
    const resource = resourceOf(remedy);
    return resource && cdkConstruct(resource);
  });
  const modules = constructs.flatMap(each => (each ? [each.module] : []));
  if (modules.length === 0) {
    return undefined;
  }
  return [
    cdkImports(modules),
    ...remedies.map((remedy, index) => {
      const construct = constructs[index];
      return construct
        ? [...noteOf(remedy, '//'), `${construct.expression};`].join('\n')
        : remarkWith('//', remedy);
    }),
  ].join('\n\n');
};

function inSteps(
  remedies: readonly Remedy[],
  mark: '#',
  write: (remedy: Remedy) => string | undefined,
): string | undefined {
  const steps = remedies.map(write);
  return steps.some(step => step !== undefined)
    ? remedies
        .map((remedy, index) => {
          const step = steps[index];
          return step === undefined
            ? remarkWith(mark, remedy)
            : [...noteOf(remedy, mark), step].join('\n');
        })
        .join('\n\n')
    : undefined;
}

function inObjects(
  remedies: readonly Remedy[],
  write: (resource: AwsResource) => object[],
): string | undefined {
  const objects = remedies.map(remedy => {
    const resource = resourceOf(remedy);
    return resource ? write(resource) : [];
  });
  if (objects.every(each => each.length === 0)) {
    return undefined;
  }
  const documents = remedies.map((remedy, index) =>
    objects[index].length === 0
      ? { text: remarkWith('#', remedy), isRemark: true }
      : {
          text: [
            ...noteOf(remedy, '#'),
            yamlText(...objects[index]).trimEnd(),
          ].join('\n'),
          isRemark: false,
        },
  );
  return documents
    .map(({ text, isRemark }, index) => {
      // A remark needs no document of its own.
      const begins =
        index > 0 && !isRemark && documents.slice(0, index).some(isDocument);
      return begins ? `---\n${text}` : text;
    })
    .join('\n');
}

function isDocument({ isRemark }: { readonly isRemark: boolean }): boolean {
  return !isRemark;
}

/** A role is made by code that has more to say about it than a fix knows. */
function noteOf(remedy: Remedy, mark: string): string[] {
  return remedy.action === 'set-trust-policy'
    ? [
        `${mark} Change the trust policy where your code makes this role, and keep what else it says there.`,
      ]
    : [];
}

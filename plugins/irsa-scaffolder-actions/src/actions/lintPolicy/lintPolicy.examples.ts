import { TemplateExample } from '@backstage/plugin-scaffolder-node';
import { stringify } from 'yaml';

const step = (input: object) =>
  stringify({
    steps: [
      {
        action: 'irsa:policy:lint',
        id: 'lint',
        name: 'Lint the policies',
        input,
      },
    ],
  });

export const examples: TemplateExample[] = [
  {
    description: 'Lint everything before it is published',
    example: step({}),
  },
  {
    description:
      'Lint one folder, and fail for everything that is wrong or unknown',
    example: step({
      paths: ['infrastructure'],
      failOn: 'info',
      failOnUnknown: true,
    }),
  },
  {
    description: 'Only say what is wrong',
    example: step({ failOn: 'never' }),
  },
];

import { Link } from '@backstage/ui';
import { stories } from './stories';

/** The list of stories. */
export const StoriesPage = () => (
  <main style={{ padding: 24 }}>
    <ul>
      {stories.map(({ name, title }) => (
        <li key={name}>
          <Link href={`/catalog/default/component/${name}`}>{title}</Link>
        </li>
      ))}
    </ul>
  </main>
);

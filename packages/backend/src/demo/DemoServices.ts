import { CatalogService } from '@backstage/plugin-catalog-node';
import { EventsService } from '@backstage/plugin-events-node';
import { IrsaService } from 'backstage-plugin-irsa-node';
import { Estate } from './estate/Estate';
import { DemoConfig } from './readDemoConfig';

/** What the demo's actions rest on. */
export interface DemoServices {
  readonly demo: DemoConfig;
  readonly estate: Estate;
  readonly catalog: CatalogService;
  readonly events: EventsService;
  readonly irsa: IrsaService;
}

import { WaiverListOptions, WaiverState } from 'backstage-plugin-irsa-common';
import { pageParameters } from './parameters';
import { QueryParameters } from './readQuery';

const STATES: readonly WaiverState[] = ['active', 'ended', 'expired'];

/** Parameters of `GET /waivers`. */
export const waiverParameters: QueryParameters<WaiverListOptions> = {
  ...pageParameters,
  state: {
    type: 'filter',
    values: STATES,
    what: 'What became of it; active ones where it is left away.',
  },
  findingId: { type: 'filter', what: 'Id of a finding that it is about.' },
  checkId: { type: 'filter', what: 'Id of the check that it is about.' },
  owner: { type: 'filter', what: 'Reference of the owner of the risk.' },
};

// Measures how smoothly pages scroll with much on them and behind them: `yarn bench:pages [--size large]`.
import { enter } from '../lib/entry.mjs';

enter(() => import('./lib/bench.mjs'));

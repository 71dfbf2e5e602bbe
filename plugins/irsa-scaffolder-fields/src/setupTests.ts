import '@testing-library/jest-dom';
import { configure } from '@testing-library/react';

// The tab is loaded when it is first shown, which takes a slow machine more than the second that is waited by default.
configure({ asyncUtilTimeout: 10_000 });
// No test is about time, and that wait has to fit into one.
jest.setTimeout(60_000);

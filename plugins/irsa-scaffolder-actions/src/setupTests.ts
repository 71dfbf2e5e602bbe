// No test is about time, and a busy machine may take more than the five seconds that a test has by default.
jest.setTimeout(60_000);

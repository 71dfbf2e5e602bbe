import { requestPage } from './requestPage';

describe('requestPage', () => {
  afterEach(() => jest.useRealTimers());

  it('does not wait long for a connection', async () => {
    jest.useFakeTimers({ doNotFake: ['nextTick', 'queueMicrotask'] });
    let asked = false;
    const failed = requestPage(
      {
        base: new URL('https://api.example.com'),
        options: {
          // The name is looked up for ever, so that the socket stays as it is before there is a connection.
          lookup: () => {
            asked = true;
          },
        },
      },
      '/api/v1/pods',
      { limit: 1, signal: new AbortController().signal },
    ).catch(error => error);
    await jest.advanceTimersByTimeAsync(9_999);
    expect(asked).toBe(true);
    await jest.advanceTimersByTimeAsync(1);
    expect(await failed).toMatchObject({
      failure: 'unavailable',
      message: 'the connection failed (ETIMEDOUT)',
      isUnreachable: true,
      wasCut: false,
    });
  });
});

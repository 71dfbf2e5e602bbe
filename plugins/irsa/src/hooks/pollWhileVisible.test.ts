import { pollWhileVisible } from './pollWhileVisible';

describe('pollWhileVisible', () => {
  let visibility: DocumentVisibilityState = 'visible';
  const show = async (state: DocumentVisibilityState) => {
    visibility = state;
    document.dispatchEvent(new Event('visibilitychange'));
    await jest.advanceTimersByTimeAsync(0);
  };

  beforeEach(() => {
    jest.useFakeTimers();
    visibility = 'visible';
    jest
      .spyOn(document, 'visibilityState', 'get')
      .mockImplementation(() => visibility);
  });

  afterEach(() => {
    jest.useRealTimers();
    jest.restoreAllMocks();
  });

  it('runs at once, and again when the delay that the task answered has passed', async () => {
    const task = jest
      .fn()
      .mockResolvedValueOnce(3_000)
      .mockResolvedValue(60_000);
    const stop = pollWhileVisible(task);

    await jest.advanceTimersByTimeAsync(2_999);
    expect(task).toHaveBeenCalledTimes(1);
    await jest.advanceTimersByTimeAsync(1);
    expect(task).toHaveBeenCalledTimes(2);
    await jest.advanceTimersByTimeAsync(59_999);
    expect(task).toHaveBeenCalledTimes(2);
    stop();
  });

  it('rests while the page is hidden, and catches up when it is seen again', async () => {
    const task = jest.fn().mockResolvedValue(1_000);
    const stop = pollWhileVisible(task);
    await jest.advanceTimersByTimeAsync(0);

    await show('hidden');
    await jest.advanceTimersByTimeAsync(10_000);
    expect(task).toHaveBeenCalledTimes(1);
    await show('visible');
    expect(task).toHaveBeenCalledTimes(2);
    stop();
  });

  it('does not run early because the page was seen again', async () => {
    const task = jest.fn().mockResolvedValue(10_000);
    const stop = pollWhileVisible(task);
    await jest.advanceTimersByTimeAsync(1_000);

    await show('hidden');
    await show('visible');
    expect(task).toHaveBeenCalledTimes(1);
    await jest.advanceTimersByTimeAsync(9_000);
    expect(task).toHaveBeenCalledTimes(2);
    stop();
  });

  it('never runs twice at the same time', async () => {
    const task = jest.fn(() => new Promise<number>(() => {}));
    const stop = pollWhileVisible(task);

    await show('hidden');
    await show('visible');
    expect(task).toHaveBeenCalledTimes(1);
    stop();
  });

  it('stops, and tells the task that runs to stop', async () => {
    const signals: AbortSignal[] = [];
    const task = jest.fn(async (signal: AbortSignal) => {
      signals.push(signal);
      return 1_000;
    });
    const stop = pollWhileVisible(task);
    await jest.advanceTimersByTimeAsync(0);

    stop();
    await jest.advanceTimersByTimeAsync(10_000);
    await show('visible');
    expect(task).toHaveBeenCalledTimes(1);
    expect(signals[0].aborted).toBe(true);
  });
});

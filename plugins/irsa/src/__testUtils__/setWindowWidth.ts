/** Makes media queries about the least width of the window answer as one of this width does. */
export function setWindowWidth(width: number): void {
  window.matchMedia = query => {
    const [, least] = /min-width:\s*(\d+)px/.exec(query) ?? [];
    return {
      matches: least !== undefined && width >= Number(least),
      media: query,
      onchange: null,
      addListener: () => {},
      removeListener: () => {},
      addEventListener: () => {},
      removeEventListener: () => {},
      dispatchEvent: () => false,
    };
  };
}

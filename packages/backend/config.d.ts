export interface Config {
  /** The demo of this repository; a portal of your own needs none of it. */
  demo?: {
    /**
     * Folder with the demo's own copy of the estate, one of `irsa.files`. The actions `demo:*` write there what templates make; without it there are no
     * such actions.
     */
    estate?: string;
  };
}

import type {
  AccessPackUse,
  IdentityPlanRequest,
} from 'backstage-plugin-irsa-common';

/** Names of the template's parameters that hold what a plan asks for, where they are not called as the plan calls it. */
export interface ParameterNames {
  /** One name or a list of them; `clusters`, else `cluster`, when absent. */
  readonly clusters?: string;
  readonly namespace?: string;
  readonly serviceAccount?: string;
  readonly mechanism?: string;
  readonly account?: string;
  readonly audience?: string;
  readonly accessPacks?: string;
  readonly owner?: string;
  readonly entityRef?: string;
  /** Holds the name of the component that is made, in place of a whole `entityRef`. */
  readonly component?: string;
}

/** What the form of a template holds. */
export type FormValues = Readonly<Record<string, unknown>>;

/** The values of all steps, as the scaffolder hands them to a field. */
export function formValuesOf(formContext: unknown): FormValues {
  const { formData } = (formContext ?? {}) as { formData?: unknown };
  return typeof formData === 'object' && formData !== null
    ? (formData as FormValues)
    : {};
}

/** The clusters that are chosen in a form. */
export function clustersOf(
  values: FormValues,
  names: ParameterNames = {},
): readonly string[] {
  const value =
    names.clusters === undefined
      ? values.clusters ?? values.cluster
      : values[names.clusters];
  return (Array.isArray(value) ? value : [value]).filter(isText);
}

/** A text of a form; undefined where it is empty. */
export function textOf(
  values: FormValues,
  parameter: string,
): string | undefined {
  const value = values[parameter];
  return isText(value) ? value : undefined;
}

/**
 * What a plan is asked with, once a form holds enough.
 *
 * @param fixed - what the template's step gives besides, the same for everybody.
 */
export function planRequestOf(
  values: FormValues,
  names: ParameterNames = {},
  fixed: Partial<IdentityPlanRequest> = {},
): IdentityPlanRequest | undefined {
  const text = (key: keyof ParameterNames) => textOf(values, names[key] ?? key);
  const clusters = clustersOf(values, names);
  const namespace = text('namespace');
  const serviceAccount = text('serviceAccount');
  const mechanism = text('mechanism');
  const accessPacks = usesOf(values[names.accessPacks ?? 'accessPacks']);
  const request = {
    ...fixed,
    clusters: clusters.length > 0 ? clusters : fixed.clusters ?? [],
    namespace: namespace ?? fixed.namespace ?? '',
    serviceAccount: serviceAccount ?? fixed.serviceAccount ?? '',
    ...((mechanism === 'irsa' || mechanism === 'pod-identity') && {
      mechanism,
    }),
    ...present({
      account: text('account'),
      audience: text('audience'),
      owner: text('owner'),
      entityRef: entityRefOf(values, names),
    }),
    ...(accessPacks.length > 0 && { accessPacks }),
  } satisfies IdentityPlanRequest;
  return request.clusters.length > 0 &&
    request.namespace &&
    request.serviceAccount
    ? request
    : undefined;
}

/** The entity that the identity is for, where the form tells. */
export function entityRefOf(
  values: FormValues,
  names: ParameterNames = {},
): string | undefined {
  const component = names.component && textOf(values, names.component);
  return (
    textOf(values, names.entityRef ?? 'entityRef') ??
    (component ? `component:default/${component}` : undefined)
  );
}

/** The access packs that were chosen; one that was added and not chosen yet is none. */
export function usesOf(value: unknown): AccessPackUse[] {
  return (Array.isArray(value) ? value : [value]).filter(isUse);
}

function isUse(value: unknown): value is AccessPackUse {
  return (
    typeof value === 'object' &&
    value !== null &&
    isText((value as { pack?: unknown }).pack)
  );
}

function isText(value: unknown): value is string {
  return typeof value === 'string' && value !== '';
}

function present<T extends object>(values: T): Partial<T> {
  return Object.fromEntries(
    Object.entries(values).filter(([, value]) => value !== undefined),
  ) as Partial<T>;
}

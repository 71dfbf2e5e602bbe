export interface Config {
  irsa?: {
    /** What templates may give to a service, by the actions `irsa:*` of the scaffolder. */
    scaffolder?: {
      /**
       * Rules for roles that templates ask for. The first entry that is about the cluster and the namespace counts; where there are entries and none is about them,
       * nothing is allowed. Without any entry the defaults below hold: files can be written, nothing is created.
       */
      guardRails?: Array<{
        /** Names the entry in messages, for instance an environment. */
        name: string;
        /** Globs of the clusters (`*` is any text, `?` one character) that the entry is about, by their names in the portal. Every cluster when absent. */
        clusters?: string[];
        /** Globs of the namespaces that the entry is about. Every namespace when absent. */
        namespaces?: string[];
        /**
         * Whether actions may change AWS and clusters; false when absent. It takes `accounts`, `path` and `permissionsBoundary` as well.
         */
        createRole?: boolean;
        /** Ids of the accounts, in quotes, that roles may be in. Nothing is created when absent. */
        accounts?: string[];
        /**
         * ARN of the managed policy that every role has as its permissions boundary; `{partition}` and `{account}` are replaced. Nothing is created when absent.
         */
        permissionsBoundary?: string;
        /**
         * Path of every role, with a slash at both ends; `{account}`, `{cluster}` and `{namespace}` are replaced. Nothing is created when absent.
         */
        path?: string;
        /**
         * Name of every role: `{cluster}`, `{namespace}`, `{serviceAccount}` and `{hash}` are replaced, and names are shortened where 64 characters are
         * not enough. `{hash}` has to be in it. `{cluster}-{namespace}-{serviceAccount}-{hash}` when absent.
         */
        roleName?: string;
        /** Keys of tags that every role has. None when absent. */
        requiredTags?: string[];
        /** Actions in statements and access packs, letter case aside. */
        actions?: {
          /** Globs of what is allowed. Everything that is not denied when absent. */
          allow?: string[];
          /** Globs of what is not allowed, and wins. `iam:*`, `organizations:*` and `account:*` when absent. */
          deny?: string[];
        };
        /** Managed policies, letter case aside. */
        managedPolicies?: {
          /** Globs of ARNs that are allowed. Everything that is not denied when absent. */
          allow?: string[];
          /** Globs of ARNs that are not allowed, and win. AdministratorAccess, PowerUserAccess and IAMFullAccess of AWS when absent. */
          deny?: string[];
        };
        /** What to say of a statement that allows something on every resource; `know-this` when absent. */
        everyResource?: 'passed' | 'know-this' | 'not-allowed';
        /** Whether a trust policy may name a pattern of service accounts; `never` when absent. */
        wildcardSubjects?: 'never' | 'with-reason-and-expiry';
        /** How many days from now a pattern may be trusted at most; 90 when absent. */
        wildcardDays?: number;
        /** Audiences that a trust policy may name, since one has to be named. `sts.amazonaws.com` alone when absent. */
        audiences?: string[];
        /**
         * How many roles may be under the path, which has to have `{namespace}` in it so that they are those of a namespace. Any number when absent.
         */
        rolesPerNamespace?: number;
      }>;

      /** Whether the access packs that come with the actions can be used; true when absent. */
      defaultAccessPacks?: boolean;

      /** Access packs: permissions in words, with what they need to be told. One with the id of a pack that comes with the actions replaces it. */
      accessPacks?: Array<{
        /** What templates name it by. */
        id: string;
        /** What it lets a service do, for a form. */
        title: string;
        /** What it needs to be told. Nothing when absent. */
        parameters?: Array<{
          /** Its name, in braces in the statements. */
          name: string;
          /** What it is, for a form. The name when absent. */
          title?: string;
          /**
           * Regular expression that the whole value has to match. Wildcards and policy variables never do. Letters, digits and `_.=@/-` when absent.
           */
          pattern?: string;
          /** Value when none is given. One has to be given when absent. */
          default?: string;
        }>;
        /**
         * Statements of an identity policy, in which `{partition}`, `{region}`, `{account}` and the parameters in braces are replaced.
         */
        statements: object[];
      }>;
    };
  };
}

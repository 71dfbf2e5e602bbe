import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { moduleStubs, stubOf } from './moduleStubs';
import { ScratchFolder } from './scratchFolder';

/** A folder with providers for Terraform, as `terraform providers mirror` fills it. */
export const TERRAFORM_PLUGINS = process.env.IRSA_TEST_TERRAFORM_PLUGINS;

const ROOT = `
terraform {
  required_providers {
    aws = {
      source  = "hashicorp/aws"
      version = "~> 5.100"
    }
  }
}

# Nothing here asks AWS: a plan of resources that are new needs no account.
provider "aws" {
  region                      = "eu-west-1"
  access_key                  = "none"
  secret_key                  = "none"
  skip_credentials_validation = true
  skip_metadata_api_check     = true
  skip_requesting_account_id  = true
}
`;

/** One configuration of Terraform with many texts in it, each a module of its own, so that Terraform starts once for all of them. */
export class TerraformRun {
  readonly #folder = new ScratchFolder();
  readonly #texts: readonly string[];

  constructor(texts: readonly string[]) {
    this.#texts = texts;
    for (const [folder, text] of Object.entries(moduleStubs())) {
      this.#folder.write(join('stubs', folder, 'main.tf'), text);
    }
    texts.forEach((text, index) =>
      this.#folder.write(join(`case-${index}`, 'main.tf'), withStubs(text)),
    );
    this.#folder.write(
      'main.tf',
      [
        ROOT,
        ...texts.map(
          (_, index) =>
            `module "case_${index}" {\n  source = "./case-${index}"\n}\n`,
        ),
      ].join('\n'),
    );
    this.#run('init', '-input=false', `-plugin-dir=${TERRAFORM_PLUGINS}`);
  }

  /** What `terraform validate` says against the texts; nothing where it says nothing. */
  validate(): { text: string; problem: string }[] {
    const { stdout } = this.#run('validate', '-json');
    const { diagnostics } = JSON.parse(stdout) as {
      diagnostics: {
        summary: string;
        detail: string;
        range?: { filename: string };
      }[];
    };
    return diagnostics.map(({ summary, detail, range }) => ({
      text:
        this.#texts[Number(/case-(\d+)/.exec(range?.filename ?? '')?.[1])] ??
        'main.tf',
      problem: `${summary}: ${detail}`,
    }));
  }

  /** The resources that a plan would make of each text, as Terraform itself works them out. */
  plan(): { type: string; values: Record<string, unknown> }[][] {
    this.#run('plan', '-input=false', '-refresh=false', '-out=plan');
    const { stdout } = this.#run('show', '-json', 'plan');
    const { planned_values: planned } = JSON.parse(stdout) as {
      planned_values: {
        root_module: {
          child_modules: {
            address: string;
            resources?: { type: string; values: Record<string, unknown> }[];
          }[];
        };
      };
    };
    return this.#texts.map(
      (_, index) =>
        planned.root_module.child_modules.find(
          ({ address }) => address === `module.case_${index}`,
        )?.resources ?? [],
    );
  }

  remove(): void {
    this.#folder.remove();
  }

  #run(command: string, ...options: string[]): { stdout: string } {
    const { TF_CLI_CONFIG_FILE: _, ...environment } = process.env;
    const { stdout, stderr, status } = spawnSync(
      'terraform',
      [command, ...options],
      {
        cwd: this.#folder.path,
        encoding: 'utf8',
        env: { ...environment, CHECKPOINT_DISABLE: '1' },
        maxBuffer: 64 * 1024 * 1024,
      },
    );
    if (status !== 0 && command !== 'validate') {
      throw new Error(`terraform ${command} failed: ${stderr}${stdout}`);
    }
    return { stdout };
  }
}

/** Modules of a registry come from there; here the stubs of the same version stand for them. */
function withStubs(text: string): string {
  return text.replace(
    /source( *)= "terraform-aws-modules\/iam\/aws\/\/modules\/([\w-]+)"\n +version *= "([^"]+)"/g,
    (_, space: string, module: string, version: string) =>
      `source${space}= "../stubs/${stubOf(module, version)}"`,
  );
}

/** What `terraform fmt` makes of a text. */
export function terraformFormatted(text: string): string {
  const { stdout, stderr, status } = spawnSync('terraform', ['fmt', '-'], {
    input: text,
    encoding: 'utf8',
  });
  if (status !== 0) {
    throw new Error(`terraform fmt refuses this: ${stderr}\n${text}`);
  }
  return stdout;
}

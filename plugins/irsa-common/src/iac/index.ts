export { lintPolicies } from './policies';
export type { PolicyFinding } from './policies';
export { lintTerraform, terraformChecks } from './terraformChecks';
export { readTerraformConfiguration } from './readTerraform';
export type { TerraformFile } from './readTerraform';
export type {
  TerraformCheck,
  TerraformConfiguration,
  TerraformFinding,
  TerraformModuleCall,
  TerraformRole,
} from './types';

export { PasteErrorButton } from './PasteErrorButton';

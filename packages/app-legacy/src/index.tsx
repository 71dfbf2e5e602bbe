import '@backstage/cli/asset-types';
import ReactDOM from 'react-dom/client';
import App from './App';
import '@backstage/ui/css/styles.css';

const root = document.getElementById('root');
if (!root) {
  throw new Error('The page has no element with id root to show the app in');
}
ReactDOM.createRoot(root).render(<App />);

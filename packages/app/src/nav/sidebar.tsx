import {
  Sidebar,
  SidebarDivider,
  SidebarGroup,
  SidebarItem,
  SidebarScrollWrapper,
  SidebarSpace,
} from '@backstage/core-components';
import { NavContentBlueprint } from '@backstage/plugin-app-react';
import { UserSettingsSignInAvatar } from '@backstage/plugin-user-settings';
import { RiMenuLine } from '@remixicon/react';
import { Logo } from './Logo';

export const sidebar = NavContentBlueprint.make({
  params: {
    component: ({ navItems }) => {
      const nav = navItems.withComponent(({ href, icon, title }) => (
        <SidebarItem icon={() => icon} text={title} to={href} />
      ));
      const catalog = nav.take('page:catalog');
      const settings = nav.take('page:user-settings');
      const visualizer = nav.take('page:app-visualizer');

      return (
        <Sidebar>
          <Logo />
          <SidebarDivider />
          <SidebarGroup icon={<RiMenuLine />} label="Menu">
            {catalog}
            <SidebarScrollWrapper>
              {nav.rest({ sortBy: 'title' })}
            </SidebarScrollWrapper>
          </SidebarGroup>
          <SidebarSpace />
          <SidebarDivider />
          <SidebarGroup
            icon={<UserSettingsSignInAvatar />}
            label="Settings"
            to="/settings"
          >
            {visualizer}
            {settings}
          </SidebarGroup>
        </Sidebar>
      );
    },
  },
});

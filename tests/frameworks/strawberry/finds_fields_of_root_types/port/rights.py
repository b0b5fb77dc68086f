from strawberry.permission import BasePermission


class IsCrew(BasePermission):
    def has_permission(self, source, info, **given):
        return True

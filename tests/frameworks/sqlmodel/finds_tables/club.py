from typing import List, Optional

from sqlalchemy import Column, ForeignKey, Integer
from sqlmodel import Field, Relationship, SQLModel


class MemberTeam(SQLModel, table=True):
    member_id: int | None = Field(default=None, foreign_key="member.id", primary_key=True)
    team_id: int | None = Field(default=None, foreign_key="sport_team.id", primary_key=True, ondelete="CASCADE")


class MemberBase(SQLModel):
    name: str
    club_id: Optional[int] = Field(default=None, foreign_key="clubhouse.id")


class Member(MemberBase, table=True):
    id: Optional[int] = Field(default=None, primary_key=True)
    club: Optional["ClubHouse"] = Relationship(back_populates="members")
    teams: List["Team"] = Relationship(back_populates="members", link_model=MemberTeam)


class MemberRead(MemberBase):
    id: int


class ClubHouse(SQLModel, table=True):
    id: int = Field(primary_key=True)
    members: list[Member] = Relationship(back_populates="club")
    parent_id: Optional[int] = Field(sa_column=Column(Integer, ForeignKey("clubhouse.id")))


class Team(SQLModel, table=True):
    __tablename__ = "sport_team"

    id: int = Field(primary_key=True)
    members: list[Member] = Relationship(back_populates="teams", link_model=MemberTeam)
